package io.mtjlab.instruments.discover;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * As much of a DNS message as browsing for services takes: questions out, PTR, SRV and address records in.
 *
 * <p>Sources: RFC 1035, section 4 (format, compressed names); RFC 2782 (SRV); RFC 6762, section 5.4 (the bit that asks
 * for an answer to the asker alone).
 */
final class DnsMessage {

    static final int A = 1;
    static final int PTR = 12;
    static final int AAAA = 28;
    static final int SRV = 33;

    private static final int INTERNET = 1;
    private static final int UNICAST_WANTED = 0x8000;
    private static final int HEADER_BYTES = 12;

    /** Names nest at most this deep, or a message's pointers run in a circle. */
    private static final int MOST_LABELS = 64;

    private DnsMessage() {}

    /** What is asked. */
    record Question(String name, int type) {}

    /**
     * A record of an answer, with what of it matters here.
     *
     * @param owner in small letters
     * @param target of PTR and SRV, as it was written
     * @param port of SRV
     * @param address of A and AAAA
     */
    record Answer(String owner, int type, String target, int port, Optional<InetAddress> address) {}

    static byte[] query(List<Question> questions) {
        ByteBuffer out = ByteBuffer.allocate(4096);
        out.putShort((short) 0).putShort((short) 0).putShort((short) questions.size());
        out.putShort((short) 0).putInt(0);
        for (Question question : questions) {
            for (byte[] label : labels(question.name())) {
                out.put((byte) label.length).put(label);
            }
            out.put((byte) 0).putShort((short) question.type()).putShort((short) (INTERNET | UNICAST_WANTED));
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /** Labels are parted by dots; a dot or backslash inside of one stands behind a backslash. */
    private static List<byte[]> labels(String name) {
        List<byte[]> labels = new ArrayList<>();
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '\\' && i + 1 < name.length()) {
                label.append(name.charAt(++i));
            } else if (c == '.') {
                labels.add(label.toString().getBytes(StandardCharsets.UTF_8));
                label.setLength(0);
            } else {
                label.append(c);
            }
        }
        if (label.length() > 0) {
            labels.add(label.toString().getBytes(StandardCharsets.UTF_8));
        }
        return labels;
    }

    /** All records of a message that are of use; none when it is no answer or damaged. */
    static List<Answer> answers(byte[] message, int length) {
        ByteBuffer in = ByteBuffer.wrap(message, 0, length);
        List<Answer> answers = new ArrayList<>();
        try {
            boolean reply = (in.getShort(2) & 0x8000) != 0;
            int questions = in.getShort(4) & 0xffff;
            int records = (in.getShort(6) & 0xffff) + (in.getShort(8) & 0xffff) + (in.getShort(10) & 0xffff);
            in.position(HEADER_BYTES);
            for (int i = 0; i < questions; i++) {
                name(in);
                in.getInt();
            }
            for (int i = 0; reply && i < records; i++) {
                answer(in).ifPresent(answers::add);
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return answers; // cut or damaged: what came before is still good
        }
        return answers;
    }

    private static Optional<Answer> answer(ByteBuffer in) {
        String owner = name(in).toLowerCase(Locale.ROOT);
        int type = in.getShort() & 0xffff;
        in.getShort(); // class, and a bit of RFC 6762 about caches
        in.getInt(); // time to live
        int end = in.position() + 2 + (in.getShort(in.position()) & 0xffff);
        in.getShort();
        Optional<Answer> answer = Optional.empty();
        switch (type) {
            case PTR -> answer = Optional.of(new Answer(owner, type, name(in), 0, Optional.empty()));
            case SRV -> {
                in.getInt(); // priority and weight
                int port = in.getShort() & 0xffff;
                answer = Optional.of(new Answer(owner, type, name(in), port, Optional.empty()));
            }
            case A, AAAA -> {
                byte[] address = new byte[end - in.position()];
                in.get(address);
                answer = Optional.of(new Answer(owner, type, "", 0, address(address)));
            }
            default -> {
                // Texts and host details are not needed.
            }
        }
        in.position(end);
        return answer;
    }

    private static Optional<InetAddress> address(byte[] bytes) {
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            return Optional.empty(); // of another length than addresses have
        }
    }

    private static String name(ByteBuffer in) {
        StringBuilder name = new StringBuilder();
        int back = -1;
        for (int i = 0; i < MOST_LABELS; i++) {
            int length = in.get() & 0xff;
            if (length == 0) {
                if (back >= 0) {
                    in.position(back);
                }
                return name.toString();
            }
            if (length >= 0xc0) {
                int at = (length & 0x3f) << 8 | (in.get() & 0xff);
                back = back < 0 ? in.position() : back;
                in.position(at);
            } else {
                byte[] label = new byte[length];
                in.get(label);
                String text = new String(label, StandardCharsets.UTF_8);
                name.append(text.replace("\\", "\\\\").replace(".", "\\.")).append('.');
            }
        }
        throw new IllegalArgumentException("a name without an end");
    }
}
