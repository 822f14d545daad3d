package io.mtjlab.instruments.session.hislip;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.mtjlab.instruments.session.LinkFailure;
import io.mtjlab.instruments.session.ServiceRequests;

/**
 * The asynchronous channel of HiSLIP: requests with their responses, and what the instrument says unasked. A thread of
 * its own reads it, as long as the channel is open, since a service request may come at any time.
 */
final class AsyncChannel {

    /** What came back: a message without its payload, which no response but one has; or why nothing will. */
    private record Response(
            MessageType type,
            int control,
            long payload,
            @Nullable IOException failure) {}

    /** Called on this channel's thread. */
    interface Listener {
        void clearAcknowledged(int features) throws IOException;

        void interrupted();

        void gone();
    }

    private final Channel channel;
    private final Listener listener;
    private final ServiceRequests requests;
    private final BlockingQueue<Response> responses = new ArrayBlockingQueue<>(16);

    AsyncChannel(Channel channel, Listener listener, ServiceRequests requests) {
        this.channel = channel;
        this.listener = listener;
        this.requests = requests;
    }

    void start() {
        Thread thread = new Thread(this::listen, "hislip-async");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try {
            while (true) {
                try {
                    hear(channel.next());
                } catch (LinkFailure e) {
                    if (e.kind() != LinkFailure.Kind.REPORTED) {
                        throw e;
                    }
                    responses.offer(new Response(MessageType.ERROR, 0, 0, e));
                }
            }
        } catch (IOException e) {
            responses.clear();
            responses.offer(new Response(MessageType.FATAL_ERROR, 0, 0, e));
            listener.gone();
        }
    }

    private void hear(MessageType type) throws IOException {
        switch (type) {
            case ASYNC_SERVICE_REQUEST -> requests.arrived();
            case ASYNC_INTERRUPTED -> listener.interrupted();
            case ASYNC_DEVICE_CLEAR_ACKNOWLEDGE -> listener.clearAcknowledged(channel.control());
            case UNKNOWN -> channel.send(MessageType.ERROR, channel.code() >= 128 ? 3 : 1, 0);
            default -> responses.offer(new Response(type, channel.control(), channel.longPayload(), null));
        }
    }

    void send(MessageType type, int control, int parameter) throws IOException {
        channel.send(type, control, parameter);
    }

    /** Sends a request and waits for its response; gives the response's control code. */
    int request(MessageType type, int control, int parameter, MessageType expected, long waitNanos) throws IOException {
        responses.clear();
        channel.send(type, control, parameter);
        return await(expected, waitNanos).control;
    }

    /** As {@link #request}, with eight bytes of payload there and back. */
    long exchange(MessageType type, byte[] payload, MessageType expected, long waitNanos) throws IOException {
        responses.clear();
        channel.send(type, 0, 0, payload, 0, payload.length);
        return await(expected, waitNanos).payload;
    }

    private Response await(MessageType expected, long waitNanos) throws IOException {
        long end = System.nanoTime() + waitNanos;
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    Response response = responses.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                    if (response == null) {
                        throw new LinkFailure(LinkFailure.Kind.TIMED_OUT, "no " + expected + " came");
                    }
                    if (response.failure != null) {
                        throw response.failure;
                    }
                    if (response.type == expected) {
                        return response;
                    }
                } catch (InterruptedException e) {
                    interrupted = true; // the response is on its way, and whoever interrupted can wait for that
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void close() {
        channel.close();
    }
}
