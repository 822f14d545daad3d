package io.mtjlab.acquisition.stream;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.zeromq.SocketType;
import org.zeromq.ZAuth;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

import io.mtjlab.base.error.InvalidInput;

/**
 * Where a socket listens, and who may talk to it: everybody on the loopback address, elsewhere only those whose CURVE
 * keys are known.
 *
 * @param address {@code tcp://127.0.0.1:5556}; port 0 is any free one, {@code *} every interface
 * @param keys folder with {@code server.key_secret} and the public keys of the clients in {@code clients/*.key}
 */
public record Endpoint(String address, Optional<Path> keys) {

    /** Messages that wait for one slow client at most; one is at most some 100 KB. */
    private static final int WAITING_MESSAGES = 200;

    private static final Pattern FORM = Pattern.compile("tcp://(\\*|[^:/\\[\\]]+|\\[[^\\]]+\\]):(\\d{1,5})");

    /** @throws InvalidInput when it is no such address, or would be open to everybody on a network */
    public Endpoint {
        Matcher matcher = FORM.matcher(address);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65_535) {
            throw new InvalidInput("'" + address + "' is not an address to listen at; write tcp://127.0.0.1:5556");
        }
        if (keys.isEmpty() && !isLoopback(matcher.group(1))) {
            throw new InvalidInput(address + " can be reached from other machines, and so needs keys; give the folder"
                    + " that holds them, or listen at tcp://127.0.0.1:" + matcher.group(2));
        }
        keys.ifPresent(ServerKeys::read);
    }

    private static boolean isLoopback(String host) {
        try {
            return !host.equals("*") && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new InvalidInput("no machine is called " + host + "; give its address", e);
        }
    }

    /** Opens the socket on the calling thread, which is the only one that may use it. The context closes it. */
    ZMQ.Socket bind(ZContext context, SocketType type) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setSndHWM(WAITING_MESSAGES);
        keys.ifPresent(folder -> {
            ServerKeys own = ServerKeys.read(folder);
            new ZAuth(context).configureCurve(folder.resolve(ServerKeys.CLIENTS).toString()); // ends with the context
            socket.setCurveServer(true);
            socket.setCurvePublicKey(own.publicKey());
            socket.setCurveSecretKey(own.secretKey());
        });
        try {
            socket.bind(address);
        } catch (ZMQException e) {
            throw new InvalidInput(
                    address + " cannot be listened at (" + e.getMessage() + "); another program may; give another port",
                    e);
        }
        return socket;
    }
}
