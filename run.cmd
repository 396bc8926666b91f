@echo off
rem Opens the app on Windows; the first time it sets up what is missing.
setlocal
cd /d "%~dp0"
set "PY=python"
where py >nul 2>nul && set "PY=py -3"
%PY% packaging\setup_env.py run || exit /b 1
.venv\Scripts\python.exe -m lnatool %*
exit /b %ERRORLEVEL%
