package io.mtjlab.simulators.server.vxi11;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

import io.mtjlab.simulators.server.Reactor;
import io.mtjlab.simulators.server.ServiceRequests;
import io.mtjlab.simulators.server.TcpChannel;

/** Which client has an interrupt channel, and which link wants to be heard on it. On the wires' thread alone. */
final class Interrupts {

    private final ServiceRequests requests;
    private final Reactor wires;
    private final Map<Link, ServiceRequests.Listener> listeners = new HashMap<>();
    private final Map<TcpChannel, InterruptChannel> channels = new HashMap<>();

    Interrupts(ServiceRequests requests, Reactor wires) {
        this.requests = requests;
        this.wires = wires;
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

    /** create_intr_chan. Only back to where the client is: an instrument calls nobody else. */
    DeviceError create(XdrIn in, TcpChannel client) throws IOException {
        int host = in.integer();
        int port = in.integer();
        int program = in.integer();
        int version = in.integer();
        int family = in.integer();
        InetAddress address =
                InetAddress.getByAddress(new XdrOut().integer(host).toBytes());
        if (channels.containsKey(client)) {
            return DeviceError.CHANNEL_EXISTS;
        }
        if (family != 0) {
            return DeviceError.NOT_SUPPORTED;
        }
        if (port < 1 || port > 65_535 || !address.equals(client.peer().getAddress())) {
            return DeviceError.INVALID_ADDRESS;
        }
        InterruptChannel channel = InterruptChannel.connect(new InetSocketAddress(address, port), program, version);
        if (channel == null) {
            return DeviceError.NO_CHANNEL;
        }
        channels.put(client, channel);
        return DeviceError.NONE;
    }

    /** destroy_intr_chan, or the client has gone. */
    DeviceError destroy(TcpChannel client) {
        InterruptChannel channel = channels.remove(client);
        if (channel == null) {
            return DeviceError.NO_CHANNEL;
        }
        channel.close();
        return DeviceError.NONE;
    }
}
