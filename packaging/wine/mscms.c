/* Stands in for Windows' mscms.dll under Wine, whose own aborts in WcsCreateIccProfile. Qt asks
   for the profile of the screen, and copes with there being none. */

#define EXPORT __declspec(dllexport)

EXPORT void *OpenColorProfileW(void *profile, unsigned access, unsigned share, unsigned mode) {
  return 0;
}
EXPORT int CloseColorProfile(void *profile) { return 1; }
EXPORT int GetColorProfileFromHandle(void *profile, unsigned char *content, unsigned *size) {
  if (size) *size = 0;
  return 0;
}
EXPORT void *WcsCreateIccProfile(void *profile, unsigned options) { return 0; }
