package io.mtjlab.simulators.server.vxi11;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.server.Reactor;
import io.mtjlab.simulators.server.ServiceRequests;
import io.mtjlab.simulators.server.TcpChannel;

/** Which client has an interrupt channel, and which link wants to be heard on it. On the wires' thread alone. */
final class Interrupts {

    private final ServiceRequests requests;
    private final Reactor wires;
    private final Map<Link, ServiceRequests.Listener> listeners = new HashMap<>();
    private final Map<TcpChannel, InterruptChannel> channels = new HashMap<>();
    private final Set<TcpChannel> connecting = ConcurrentHashMap.newKeySet();

    Interrupts(ServiceRequests requests, Reactor wires) {
        this.requests = requests;
        this.wires = wires;
    }

    /** False while a client is being called back. From any thread. */
    boolean idle() {
        return connecting.isEmpty();
    }

    /** device_enable_srq. */
    void enable(Link link, TcpChannel client, boolean on, byte[] handle) {
        disable(link);
        if (on) {
            ServiceRequests.Listener listener = status -> wires.submit(() -> {
                InterruptChannel channel = channels.get(client);
                if (channel != null) {
                    channel.serviceRequest(handle);
                }
            });
            listeners.put(link, listener);
            requests.listen(listener, wires);
        }
    }

    void disable(Link link) {
        ServiceRequests.Listener listener = listeners.remove(link);
        if (listener != null) {
            requests.forget(listener);
        }
    }

    /**
     * create_intr_chan. Only back to where the client is: an instrument calls nobody else. A client that does not answer
     * there takes a second to be given up, on a thread of its own: others are served meanwhile.
     *
     * @param then is told how it went, on the wires' thread
     */
    void create(XdrIn in, TcpChannel client, Consumer<DeviceError> then) throws IOException {
        int host = in.integer();
        int port = in.integer();
        int program = in.integer();
        int version = in.integer();
        int family = in.integer();
        InetAddress address =
                InetAddress.getByAddress(new XdrOut().integer(host).toBytes());
        if (channels.containsKey(client) || !connecting.add(client)) {
            then.accept(DeviceError.CHANNEL_EXISTS);
            return;
        }
        DeviceError wrong = family != 0
                ? DeviceError.NOT_SUPPORTED
                : port < 1 || port > 65_535 || !address.equals(client.peer().getAddress())
                        ? DeviceError.INVALID_ADDRESS
                        : DeviceError.NONE;
        if (wrong != DeviceError.NONE) {
            connecting.remove(client);
            then.accept(wrong);
            return;
        }
        Thread caller = new Thread(
                () -> {
                    InterruptChannel channel =
                            InterruptChannel.connect(new InetSocketAddress(address, port), program, version);
                    wires.submit(() -> then.accept(connected(client, channel)));
                },
                "interrupt-channel");
        caller.setDaemon(true);
        caller.start();
    }

    private DeviceError connected(TcpChannel client, @Nullable InterruptChannel channel) {
        boolean wanted = connecting.remove(client);
        if (channel == null) {
            return DeviceError.NO_CHANNEL;
        }
        if (wanted) {
            channels.put(client, channel);
        } else {
            channel.close(); // the client has gone meanwhile
        }
        return DeviceError.NONE;
    }

    /** destroy_intr_chan, or the client has gone. */
    DeviceError destroy(TcpChannel client) {
        connecting.remove(client);
        InterruptChannel channel = channels.remove(client);
        if (channel == null) {
            return DeviceError.NO_CHANNEL;
        }
        channel.close();
        return DeviceError.NONE;
    }
}
