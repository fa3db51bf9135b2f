@echo off
chcp 65001 >nul
cd /d "%~dp0"
where py >nul 2>nul && (py -3 tools\start.py) || (python tools\start.py)
pause
