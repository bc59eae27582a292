from __future__ import annotations

import threading

import pytest

from spbe_desktop.errors import Cancelled
from spbe_desktop.ui.tasks import TaskRunner


class Heard:
    """What a task's callbacks were given, and on which thread."""

    def __init__(self):
        self.successes = []
        self.failures = []
        self.progress = []
        self.threads = set()

    @property
    def answers(self):
        return len(self.successes) + len(self.failures)

    def on_success(self, result):
        self.threads.add(threading.get_ident())
        self.successes.append(result)

    def on_failure(self, error):
        self.threads.add(threading.get_ident())
        self.failures.append(error)

    def on_progress(self, done, total):
        self.threads.add(threading.get_ident())
        self.progress.append((done, total))


@pytest.fixture
def runner(qapp):
    runner = TaskRunner()
    yield runner
    runner.shutdown()


@pytest.fixture
def heard():
    return Heard()


def start(runner, job, heard):
    return runner.start(
        job,
        on_success=heard.on_success,
        on_failure=heard.on_failure,
        on_progress=heard.on_progress,
    )


def test_a_result_arrives_on_the_thread_of_the_window(runner, heard, qtbot):
    start(runner, lambda _: threading.get_ident(), heard)

    qtbot.waitUntil(lambda: heard.answers == 1)

    assert heard.successes != [threading.get_ident()]
    assert heard.threads == {threading.get_ident()}
    assert not runner.busy


def test_a_failure_arrives_as_it_was_raised(runner, heard, qtbot):
    failure = ValueError("rusak")

    def job(_report):
        raise failure

    start(runner, job, heard)
    qtbot.waitUntil(lambda: heard.answers == 1)

    assert heard.failures == [failure]
    assert heard.successes == []


def test_tasks_are_done_one_after_another(runner, heard, qtbot):
    running = []
    most = []

    def job(_report):
        running.append(1)
        most.append(len(running))
        running.pop()
        return len(most)

    for _ in range(20):
        start(runner, job, heard)
    qtbot.waitUntil(lambda: heard.answers == 20)

    assert set(most) == {1}
    assert heard.successes == list(range(1, 21))


def test_a_cancelled_task_stops_at_its_next_report(runner, heard, qtbot):
    begun = threading.Event()
    go_on = threading.Event()
    steps = []

    def job(report):
        for step in range(10):
            report(step, 10)
            steps.append(step)
            begun.set()
            go_on.wait()

    task = start(runner, job, heard)
    begun.wait()
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: heard.answers == 1)

    assert isinstance(heard.failures[0], Cancelled)
    assert steps == [0]


def test_a_task_that_is_cancelled_before_its_turn_never_begins(runner, heard, qtbot):
    go_on = threading.Event()
    done = []
    start(runner, lambda _: go_on.wait(), heard)
    waiting = start(runner, lambda _: done.append("mulai"), heard)

    waiting.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: heard.answers == 2)

    assert done == []
    assert isinstance(heard.failures[0], Cancelled)


def test_what_was_finished_before_the_cancel_was_noticed_is_a_success(runner, heard, qtbot):
    begun = threading.Event()
    go_on = threading.Event()

    def job(_report):
        begun.set()
        go_on.wait()
        return "tertulis"

    task = start(runner, job, heard)
    begun.wait()
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: heard.answers == 1)

    assert heard.successes == ["tertulis"]


def test_reports_are_thinned_out_but_the_last_one_arrives(runner, heard, qtbot):
    def job(report):
        for done in range(1, 10_001):
            report(done, 10_000)

    start(runner, job, heard)
    qtbot.waitUntil(lambda: heard.answers == 1)

    assert heard.progress[0] == (1, 10_000)
    assert heard.progress[-1] == (10_000, 10_000)
    assert len(heard.progress) < 1_000
    assert heard.progress == sorted(heard.progress)


def test_progress_comes_before_the_answer(runner, heard, qtbot):
    order = []
    runner.start(
        lambda report: report(1, 1),
        on_success=lambda _: order.append("answer"),
        on_failure=heard.on_failure,
        on_progress=lambda _done, _total: order.append("progress"),
    )

    qtbot.waitUntil(lambda: "answer" in order)

    assert order == ["progress", "answer"]


def test_nothing_is_called_after_a_shutdown(qtbot, heard):
    runner = TaskRunner()
    begun = threading.Event()

    def job(report):
        begun.set()
        while True:
            report(0, 1)

    start(runner, job, heard)
    start(runner, lambda _: "tidak sempat", heard)
    begun.wait()

    runner.shutdown()
    later = TaskRunner()
    after = Heard()
    start(later, lambda _: None, after)
    qtbot.waitUntil(lambda: after.answers == 1)
    later.shutdown()

    assert heard.answers == 0
    assert not runner.busy


def test_a_task_may_start_the_next_one(runner, heard, qtbot):
    runner.start(
        lambda _: 1,
        on_success=lambda result: start(runner, lambda _: result + 1, heard),
        on_failure=heard.on_failure,
    )

    qtbot.waitUntil(lambda: heard.answers == 1)

    assert heard.successes == [2]
