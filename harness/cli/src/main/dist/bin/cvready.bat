@echo off
rem Starts cvready. JAVA_HOME chooses the Java (17 or newer), else the one on the PATH;
rem CVREADY_OPTS holds further options of the Java virtual machine, such as -Xmx8g.
setlocal
set "CVREADY_HOME=%~dp0.."
set "CVREADY_JAVA=java"
if defined JAVA_HOME set "CVREADY_JAVA=%JAVA_HOME%\bin\java"
set "CVREADY_MAJOR="
for /f "tokens=3" %%v in ('cmd /c ""%CVREADY_JAVA%" -version 2>&1" ^| findstr /i /c:" version "') do (
  if not defined CVREADY_MAJOR for /f "delims=.-+ tokens=1" %%m in ("%%~v") do set "CVREADY_MAJOR=%%m"
)
if not defined CVREADY_MAJOR (
  echo cvready: error: needs Java 17 or newer: install it or set JAVA_HOME 1>&2
  exit /b 70
)
if %CVREADY_MAJOR% LSS 17 (
  echo cvready: error: needs Java 17 or newer, got version %CVREADY_MAJOR% 1>&2
  exit /b 70
)
set "CVREADY_NATIVES=-Xshare:auto"
if exist "%CVREADY_HOME%\lib\native\win-x64" set "CVREADY_NATIVES=-Donnxruntime.native.path=%CVREADY_HOME%\lib\native\win-x64"
if not defined OPENCV_LOG_LEVEL set "OPENCV_LOG_LEVEL=SILENT"
"%CVREADY_JAVA%" -XX:+UseSerialGC -Xmn32m "%CVREADY_NATIVES%" -Xlog:disable -Xlog:all=error:stderr %CVREADY_OPTS% -jar "%CVREADY_HOME%\lib\cvready-cli.jar" %*
exit /b %ERRORLEVEL%
