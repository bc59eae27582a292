; The installer for Windows: per user, without administrator rights, in Bahasa Indonesia.
;
; makensis -DVERSION=… -DSOURCE=folder -DOUTPUT=file -DICON=file [-DAMD64] installer.nsi
;
; For the people who install on many computers:
;   Setup.exe /S [/TANPADESKTOP] [/D=C:\folder]      install, say nothing; exit status 0 if it went well
;   uninstall.exe /S                                 remove; data stays

!ifdef AMD64
  Target amd64-unicode  ; the default, 32 bits, does not start in a Wine of 64 bits alone
!endif
Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma
SetCompressorDictSize 64

!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "MUI2.nsh"

!define NAME "SPBE Desktop"
!define PROGRAM "SPBE Desktop.exe"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\SPBEDesktop"
!define CLASSES "Software\Classes"
!define IN_USE 3

Name "${NAME}"
BrandingText "${NAME} ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
RequestExecutionLevel user

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1057 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1057 "FileDescription" "Pemasang ${NAME}"
VIAddVersionKey /LANG=1057 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1057 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1057 "LegalCopyright" ""

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "Buka ${NAME}"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "${NAME} akan dihapus. Buku kerja dan eviden Anda tidak ikut dihapus."

!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"

; ---------------------------------------------------------------- installing

; A program that runs holds its file, so that nobody can open it for writing.
!macro RequireClosed advice
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "${NAME} sedang terbuka. ${advice}" /SD IDOK
      SetErrorLevel ${IN_USE}
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Section "${NAME}" SectionProgram
  SectionIn RO
  !insertmacro RequireClosed "Tutup jendelanya, lalu jalankan pemasang ini lagi."
  RMDir /r "$INSTDIR\_lama"
  Rename "$INSTDIR\_internal" "$INSTDIR\_lama"
  SetOutPath "$INSTDIR"
  ClearErrors
  File /r "${SOURCE}/*"
  ${If} ${Errors}
    ; What worked before works again.
    RMDir /r "$INSTDIR\_internal"
    Rename "$INSTDIR\_lama" "$INSTDIR\_internal"
    MessageBox MB_OK|MB_ICONSTOP \
      "Berkas program tidak dapat ditulis ke $INSTDIR. Periksa ruang disk, lalu coba lagi." /SD IDOK
    SetErrorLevel 2
    Abort
  ${EndIf}
  RMDir /r "$INSTDIR\_lama"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
  Call RegisterFiles
SectionEnd

Section "Ikon di desktop" SectionDesktop
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
SectionEnd

Function .onInit
  ${GetParameters} $0
  ${GetOptions} $0 "/TANPADESKTOP" $1
  ${IfNot} ${Errors}
    SectionSetFlags ${SectionDesktop} 0
  ${EndIf}
FunctionEnd

; ---------------------------------------------------------------- kinds of files

!macro RegisterKind id words
  WriteRegStr HKCU "${CLASSES}\${id}" "" "${words}"
  WriteRegStr HKCU "${CLASSES}\${id}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${CLASSES}\${id}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
!macroend

!macro RegisterOwn suffix id words
  !insertmacro RegisterKind ${id} "${words}"
  WriteRegStr HKCU "${CLASSES}\${suffix}" "" "${id}"
!macroend

!macro ForgetOwn suffix id
  DeleteRegKey HKCU "${CLASSES}\${id}"
  ReadRegStr $0 HKCU "${CLASSES}\${suffix}" ""
  ${If} $0 == "${id}"
    DeleteRegKey HKCU "${CLASSES}\${suffix}"
  ${EndIf}
!macroend

!macro TellExplorer
  ; SHCNE_ASSOCCHANGED
  System::Call "shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)"
!macroend

Function RegisterFiles
  !insertmacro RegisterOwn ".spbebackup" "SPBEDesktop.Backup" "Cadangan ${NAME}"
  !insertmacro RegisterOwn ".spbepack" "SPBEDesktop.Pack" "Instrumen ${NAME}"
  ; Windows looks at the last suffix alone: a package is a zip to it, and stays so. We are one of
  ; the programs under "Buka dengan".
  !insertmacro RegisterKind "SPBEDesktop.Package" "Paket penilaian SPBE"
  WriteRegStr HKCU "${CLASSES}\.zip\OpenWithProgids" "SPBEDesktop.Package" ""
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}" "FriendlyAppName" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\SupportedTypes" ".zip" ""
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  !insertmacro TellExplorer
FunctionEnd

Function un.ForgetFiles
  !insertmacro ForgetOwn ".spbebackup" "SPBEDesktop.Backup"
  !insertmacro ForgetOwn ".spbepack" "SPBEDesktop.Pack"
  DeleteRegKey HKCU "${CLASSES}\SPBEDesktop.Package"
  DeleteRegValue HKCU "${CLASSES}\.zip\OpenWithProgids" "SPBEDesktop.Package"
  DeleteRegKey HKCU "${CLASSES}\Applications\${PROGRAM}"
  !insertmacro TellExplorer
FunctionEnd

; ---------------------------------------------------------------- removing

Section "Uninstall"
  !insertmacro RequireClosed "Tutup jendelanya, lalu hapus lagi."
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\spbe-desktop.exe"
  Delete "$INSTDIR\uninstall.exe"
  ; What somebody else has put here stays, and the folder with it.
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  RMDir /r "$LOCALAPPDATA\cache\${NAME}\grafik"
  RMDir "$LOCALAPPDATA\cache\${NAME}"
  Call un.ForgetFiles
  DeleteRegKey HKCU "${UNINSTALL}"
  MessageBox MB_OK|MB_ICONINFORMATION \
    "${NAME} sudah dihapus. Data Anda tetap ada:$\r$\n$\r$\n\
     Buku kerja dan eviden: $DOCUMENTS\SPBE, atau folder lain yang Anda pilih sendiri.$\r$\n\
     Catatan galat: $LOCALAPPDATA\${NAME}" /SD IDOK
SectionEnd
