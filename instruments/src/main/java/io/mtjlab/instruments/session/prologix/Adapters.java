package io.mtjlab.instruments.session.prologix;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import io.mtjlab.instruments.session.LinkSettings;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.session.serial.ByteLine;
import io.mtjlab.instruments.session.serial.SerialLine;
import io.mtjlab.instruments.visa.ResourceString;
import io.mtjlab.instruments.visa.SerialResource;
import io.mtjlab.instruments.visa.TcpSocketResource;

/** The adapters that this process has open: one for each resource, as long as any link uses it. */
final class Adapters {

    private static final Map<ResourceString, Shared> OPEN = new HashMap<>();

    private Adapters() {}

    /** An adapter and how many links use it. */
    private static final class Shared {
        private final Adapter adapter;
        private int users;

        Shared(Adapter adapter) {
            this.adapter = adapter;
        }
    }

    /** The adapter, connected; {@link #release} gives it back. */
    static Adapter acquire(LinkSettings.Adapter settings, SessionOptions options) throws IOException {
        synchronized (OPEN) {
            Shared shared = OPEN.get(settings.resource());
            if (shared == null || shared.adapter.broken()) {
                if (shared != null) {
                    shared.adapter.close();
                }
                shared = new Shared(connect(settings, options));
                OPEN.put(settings.resource(), shared);
            }
            shared.users++;
            return shared.adapter;
        }
    }

    static void release(Adapter adapter) {
        synchronized (OPEN) {
            OPEN.values().removeIf(shared -> shared.adapter == adapter && --shared.users == 0 && closed(adapter));
        }
    }

    private static boolean closed(Adapter adapter) {
        adapter.close();
        return true;
    }

    private static Adapter connect(LinkSettings.Adapter settings, SessionOptions options) throws IOException {
        ByteLine line;
        if (settings.resource() instanceof TcpSocketResource socket) {
            line = TcpLine.connect(socket, options.connectTimeout());
        } else if (settings.resource() instanceof SerialResource serial) {
            line = SerialLine.open(serial.device(), settings.serial());
        } else {
            throw new IOException("no adapter can be at " + settings.resource());
        }
        try {
            return Adapter.on(line, System.nanoTime() + options.connectTimeout().toNanos());
        } catch (IOException | RuntimeException e) {
            line.close();
            throw e;
        }
    }
}
