# SIGQUIT ends a command as the other signals do, and nothing is left behind; one that is ignored from the start is.
mkfifo pipe
cat > run.py <<'END'
import glob, signal, subprocess, time

def end(number, ignored):
    ignore = lambda: signal.signal(number, signal.SIG_IGN) if ignored else None
    with open("app.tar", "rb") as file:
        data = file.read()
    process = subprocess.Popen(["tote", "convert", "pipe", "copy.tar"], preexec_fn=ignore)
    with open("pipe", "wb", buffering=0) as pipe:
        pipe.write(data[:20000])
        while not glob.glob(".tote-*"):
            time.sleep(0.02)
        process.send_signal(number)
        if not ignored:
            process.wait()
        else:
            pipe.write(data[20000:])
    return process.wait()

print(end(signal.SIGQUIT, False), glob.glob(".tote-*"), glob.glob("copy.tar"))
print(end(signal.SIGHUP, True), glob.glob(".tote-*"), glob.glob("copy.tar"))
END
python3 run.py
