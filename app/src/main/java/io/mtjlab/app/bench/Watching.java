package io.mtjlab.app.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import io.mtjlab.acquisition.engine.RunEngine;
import io.mtjlab.acquisition.stream.ControlSocket;
import io.mtjlab.acquisition.stream.Endpoint;
import io.mtjlab.acquisition.stream.RunStream;
import io.mtjlab.app.fits.RunFits;

/** Where others may watch a run, and where they may pause and abort it. */
public record Watching(Optional<Endpoint> stream, Optional<Endpoint> control) {

    /** Nobody. */
    public static final Watching NOBODY = new Watching(Optional.empty(), Optional.empty());

    /** Listens until it is closed, which gives subscribers a moment to hear the end. */
    Sockets of(RunEngine engine, Path store, PrintWriter err) {
        Sockets sockets = new Sockets();
        try {
            control.ifPresent(at -> {
                ControlSocket socket = sockets.with(new ControlSocket(at, engine.control()), ControlSocket::close);
                engine.withListener(socket);
                err.println("control at " + socket.address());
            });
            stream.ifPresent(at -> {
                RunStream socket = sockets.with(
                        new RunStream(store, at, run -> RunFits.of(run).documents()), RunStream::close);
                engine.withListener(socket);
                engine.withListener(sockets.with(new LiveFits(store, socket::unitFitted), LiveFits::close));
                err.println("stream at " + socket.address());
            });
            return sockets;
        } catch (RuntimeException e) {
            sockets.close();
            throw e;
        }
    }

    /** What is open. */
    static final class Sockets implements AutoCloseable {
        private final Deque<Runnable> closing = new ArrayDeque<>();

        private <T> T with(T socket, java.util.function.Consumer<T> close) {
            closing.push(() -> close.accept(socket));
            return socket;
        }

        @Override
        public void close() {
            closing.forEach(Runnable::run);
        }
    }
}
