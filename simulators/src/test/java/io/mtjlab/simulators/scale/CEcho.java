package io.mtjlab.simulators.scale;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The simplest server there is, in C: it gives back whatever comes. Built by gcc, where there is one. */
final class CEcho implements AutoCloseable {

    private static final String SOURCE = """
            #include <netinet/in.h>
            #include <netinet/tcp.h>
            #include <arpa/inet.h>
            #include <stdio.h>
            #include <sys/socket.h>
            #include <unistd.h>
            int main(void) {
                int on = 1, listener = socket(AF_INET, SOCK_STREAM, 0);
                struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
                socklen_t size = sizeof at;
                if (bind(listener, (struct sockaddr *)&at, size) || listen(listener, 1)) return 1;
                getsockname(listener, (struct sockaddr *)&at, &size);
                printf("%d\\n", ntohs(at.sin_port));
                fflush(stdout);
                int client = accept(listener, 0, 0);
                setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                char buffer[4096];
                for (ssize_t n; (n = read(client, buffer, sizeof buffer)) > 0;)
                    if (write(client, buffer, n) != n) return 1;
                return 0;
            }
            """;

    private final Process process;
    private final InetSocketAddress address;

    private CEcho(Process process, int port) {
        this.process = process;
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Empty without gcc. */
    static Optional<CEcho> start(Path folder) throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/bin/gcc"))) {
            return Optional.empty();
        }
        Path source = Files.writeString(folder.resolve("echo.c"), SOURCE);
        Path binary = folder.resolve("echo");
        Process gcc = new ProcessBuilder("gcc", "-O2", "-o", binary.toString(), source.toString())
                .inheritIO()
                .start();
        if (gcc.waitFor() != 0) {
            throw new IOException("gcc could not build " + source);
        }
        Process echo = new ProcessBuilder(binary.toString()).start();
        int port = Integer.parseInt(echo.inputReader().readLine().strip());
        return Optional.of(new CEcho(echo, port));
    }

    InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
