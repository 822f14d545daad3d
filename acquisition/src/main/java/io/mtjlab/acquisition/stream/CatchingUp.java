package io.mtjlab.acquisition.stream;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.zeromq.ZMQ;

/** Subscribers that asked for what was told before, and how far each of them is. For one thread. */
final class CatchingUp {

    private static final Pattern TOPIC = Pattern.compile("catchup/[^/]+/(\\d{1,9})");

    /** The next document by topic. */
    private final Map<String, Integer> next = new LinkedHashMap<>();

    /** @param message of a publishing socket: 1 for a subscription or 0 for its end, then the topic */
    void request(byte[] message) {
        String topic = new String(message, 1, message.length - 1, StandardCharsets.UTF_8);
        Matcher matcher = TOPIC.matcher(topic);
        if (matcher.matches()) {
            if (message[0] == 1) {
                next.put(topic, Integer.valueOf(matcher.group(1)));
            } else {
                next.remove(topic);
            }
        }
    }

    boolean pending() {
        return !next.isEmpty();
    }

    /** Sends each of them what it takes now. */
    void serve(ZMQ.Socket socket, StreamDocuments documents) {
        socket.setXpubNoDrop(true); // say so when the subscriber's queue is full, instead of dropping the message
        next.entrySet().removeIf(one -> {
            byte[] topic = one.getKey().getBytes(StandardCharsets.UTF_8);
            int at = one.getValue();
            while (at < documents.size() && socket.send(topic, ZMQ.SNDMORE | ZMQ.DONTWAIT)) {
                socket.send(documents.bytes(at), ZMQ.DONTWAIT);
                at++;
            }
            one.setValue(at);
            return at >= documents.size();
        });
    }
}
