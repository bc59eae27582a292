"""A Windows job: bounds the memory of a process, and ends it when we end.

https://learn.microsoft.com/windows/win32/procthread/job-objects
"""

from __future__ import annotations

import ctypes
from ctypes import wintypes
from typing import Any

_EXTENDED_LIMITS = 9
_PROCESS_MEMORY = 0x0100
_DIE_ON_UNHANDLED_EXCEPTION = 0x0400
_KILL_ON_JOB_CLOSE = 0x2000
_SET_QUOTA, _TERMINATE = 0x0100, 0x0001


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", wintypes.DWORD),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", wintypes.DWORD),
        ("affinity", ctypes.c_size_t),
        ("priority", wintypes.DWORD),
        ("scheduling", wintypes.DWORD),
    )


class _ExtendedLimits(ctypes.Structure):
    _fields_ = (
        ("basic", _BasicLimits),
        # Six counters of bytes and operations, filled in by the system.
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


class Job:
    """Holds one process to *memory* bytes and ends it on `close`, or when this program ends."""

    def __init__(self, memory: int) -> None:
        self._kernel = _kernel()
        self._handle = self._kernel.CreateJobObjectW(None, None)
        limits = _ExtendedLimits(process_memory=memory)
        limits.basic.flags = _PROCESS_MEMORY | _DIE_ON_UNHANDLED_EXCEPTION | _KILL_ON_JOB_CLOSE
        if not self._handle or not self._kernel.SetInformationJobObject(
            self._handle, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
        ):
            raise OSError("no job object")

    def take(self, pid: int) -> None:
        """Put a process, and what it starts, under the job; raise OSError if that fails."""
        process = self._kernel.OpenProcess(_SET_QUOTA | _TERMINATE, False, pid)
        try:
            if not self._kernel.AssignProcessToJobObject(self._handle, process):
                raise OSError("not taken into the job")
        finally:
            self._kernel.CloseHandle(process)

    def close(self) -> None:
        """End whatever still runs in the job; closing again does nothing."""
        handle, self._handle = self._handle, None
        if handle:
            self._kernel.CloseHandle(handle)


def _kernel() -> Any:
    kernel = getattr(ctypes, "WinDLL")("kernel32")  # noqa: B009 - absent where mypy runs
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
    kernel.SetInformationJobObject.argtypes = (
        wintypes.HANDLE,
        ctypes.c_int,
        wintypes.LPVOID,
        wintypes.DWORD,
    )
    kernel.OpenProcess.restype = wintypes.HANDLE
    kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
    kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
    kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    return kernel
