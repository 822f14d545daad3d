package io.mtjlab.instruments.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Makes messages of commands, in a buffer that is used again. */
final class Outgoing {

    private final byte[] terminator;
    private byte[] buffer = new byte[256];

    Outgoing(Terminator terminator) {
        this.terminator = terminator.characters().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** @param block what follows the command as a definite length block; null for none */
    void send(Link link, String command, byte @Nullable [] block) throws IOException {
        if (block != null) {
            byte[] message = whole(command, block);
            link.send(message, message.length);
            return;
        }
        int length = command.length();
        if (buffer.length < length + terminator.length) {
            buffer = new byte[2 * length];
        }
        for (int i = 0; i < length; i++) {
            buffer[i] = (byte) command.charAt(i);
        }
        System.arraycopy(terminator, 0, buffer, length, terminator.length);
        link.send(buffer, length + terminator.length);
    }

    private byte[] whole(String command, byte[] block) {
        byte[] head = (command + head(block)).getBytes(StandardCharsets.ISO_8859_1);
        int length = head.length + block.length;
        byte[] message = Arrays.copyOf(head, length + terminator.length);
        System.arraycopy(block, 0, message, head.length, block.length);
        System.arraycopy(terminator, 0, message, length, terminator.length);
        return message;
    }

    private static String head(byte[] block) {
        String length = String.valueOf(block.length);
        return "#" + length.length() + length;
    }

    /** What was sent, one character per byte, without the terminator. */
    static String told(String command, byte @Nullable [] block) {
        return block == null ? command : command + head(block) + new String(block, StandardCharsets.ISO_8859_1);
    }
}
