package io.mtjlab.simulators.server;

import java.io.IOException;
import java.net.InetAddress;

/** Takes bytes that an instrument sends while nobody has asked for them; they go to whoever spoke to it last. */
@FunctionalInterface
public interface Outlet {

    /** Nobody listens: a wire that has no way for such bytes. */
    Outlet NONE = bytes -> false;

    /** So many bytes may wait to be fetched where a wire has the listener fetch them. */
    int MOST_WAITING_BYTES = 256;

    /**
     * From any thread.
     *
     * @return false when nobody takes them, or takes them so slowly that earlier ones wait still
     */
    boolean send(byte[] bytes);

    /** Where the one who spoke last is, for what an instrument sends by other ways than this one. */
    default InetAddress host() {
        return InetAddress.getLoopbackAddress();
    }

    /** The same, with the host at the other end of a connection. */
    static Outlet of(TcpChannel connection, Outlet way) {
        InetAddress host = hostOf(connection);
        return new Outlet() {
            @Override
            public boolean send(byte[] bytes) {
                return way.send(bytes);
            }

            @Override
            public InetAddress host() {
                return host;
            }
        };
    }

    private static InetAddress hostOf(TcpChannel connection) {
        try {
            return connection.peer().getAddress();
        } catch (IOException e) {
            return InetAddress.getLoopbackAddress(); // it is closed already, and nobody will listen
        }
    }
}
