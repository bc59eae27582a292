/* Stands in for Windows 10's icuuc.dll under Wine: every converter says that it is not supported
   (16, U_UNSUPPORTED_ERROR). Qt needs them for codecs other than UTF-8, UTF-16 and Latin-1. */

#define EXPORT __declspec(dllexport)
enum { UNSUPPORTED = 16 };

static void *nothing(int *error) {
  if (error) *error = UNSUPPORTED;
  return 0;
}

EXPORT void *ucnv_open(const char *name, int *error) { return nothing(error); }
EXPORT void ucnv_close(void *converter) {}
EXPORT void ucnv_reset(void *converter) {}
EXPORT signed char ucnv_getMaxCharSize(void *converter) { return 1; }
EXPORT const char *ucnv_getName(void *converter, int *error) { return nothing(error); }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, int *error) {
  return nothing(error);
}
EXPORT const char *ucnv_getAvailableName(int index) { return 0; }
EXPORT int ucnv_countAvailable(void) { return 0; }

EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void ucnv_getToUCallBack(void *converter, void **action, const void **context) {
  if (action) *action = 0;
  if (context) *context = 0;
}
EXPORT void ucnv_getFromUCallBack(void *converter, void **action, const void **context) {
  if (action) *action = 0;
  if (context) *context = 0;
}
EXPORT void ucnv_setToUCallBack(void *converter, void *action, const void *context,
                                void **old_action, const void **old_context, int *error) {
  nothing(error);
}
EXPORT void ucnv_setFromUCallBack(void *converter, void *action, const void *context,
                                  void **old_action, const void **old_context, int *error) {
  nothing(error);
}

EXPORT void ucnv_cbToUWriteUChars(void *args, const void *source, int length, int offset,
                                  int *error) {
  nothing(error);
}
EXPORT void ucnv_cbFromUWriteUChars(void *args, const void **source, const void *limit,
                                    int offset, int *error) {
  nothing(error);
}
EXPORT void ucnv_toUnicode(void *converter, void **target, const void *target_limit,
                           const char **source, const char *source_limit, int *offsets,
                           signed char flush, int *error) {
  nothing(error);
}
EXPORT void ucnv_fromUnicode(void *converter, char **target, const char *target_limit,
                             const void **source, const void *source_limit, int *offsets,
                             signed char flush, int *error) {
  nothing(error);
}
EXPORT int ucnv_toUCountPending(void *converter, int *error) {
  nothing(error);
  return 0;
}
EXPORT int ucnv_fromUCountPending(void *converter, int *error) {
  nothing(error);
  return 0;
}
