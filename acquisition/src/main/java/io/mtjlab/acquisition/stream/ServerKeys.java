package io.mtjlab.acquisition.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.zeromq.ZConfig;
import org.zeromq.ZMQ;

import io.mtjlab.base.error.InvalidInput;

/** The key pair of this side, from a certificate file as pyzmq and CZMQ write it. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ServerKeys(byte[] publicKey, byte[] secretKey) {

    static final String FILE = "server.key_secret";
    static final String CLIENTS = "clients";

    private static final int Z85_LETTERS = 40;

    static ServerKeys read(Path folder) {
        Path file = folder.resolve(FILE);
        String make = "; make keys with zmq.auth.create_certificates, and put the clients' public ones into "
                + folder.resolve(CLIENTS);
        if (!Files.isRegularFile(file) || !Files.isDirectory(folder.resolve(CLIENTS))) {
            throw new InvalidInput("there is no " + FILE + " or no folder " + CLIENTS + " in " + folder + make);
        }
        try {
            ZConfig config = ZConfig.load(file.toString());
            return new ServerKeys(
                    key(config.getValue("curve/public-key", ""), file, make),
                    key(config.getValue("curve/secret-key", ""), file, make));
        } catch (IOException e) {
            throw new InvalidInput(file + " cannot be read (" + e.getMessage() + ")" + make, e);
        }
    }

    private static byte[] key(@Nullable String text, Path file, String make) {
        if (text == null || text.length() != Z85_LETTERS) {
            throw new InvalidInput(file + " holds no public and secret CURVE key" + make);
        }
        return ZMQ.Curve.z85Decode(text);
    }
}
