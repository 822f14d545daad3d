package io.mtjlab.instruments.scpi;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.instruments.session.Session;

/**
 * The SCPI error queue (SCPI-99 volume 2, section 21.8): {@code :SYST:ERR?} takes the oldest entry off it, {@code
 * <code>,"<text>"}, and {@code 0,"No error"} when there is none. Some put a plus before the code.
 */
public enum ErrorQueue implements StatusCheck {
    /** The question is a message of its own, in the same segment. */
    SEPARATE("\n"),
    /** The question is a part of the same message, for instruments that must not be hurried. */
    JOINED(";");

    private static final String QUESTION = ":SYST:ERR?";

    /** Longer than any queue; an instrument that never says "no error" must not hold us forever. */
    private static final int MOST_ENTRIES = 64;

    private final String joint;

    ErrorQueue(String joint) {
        this.joint = joint;
    }

    @Override
    public String append(String commands) {
        return commands.isEmpty() ? QUESTION : commands + joint + QUESTION;
    }

    @Override
    public List<String> complaints(String firstAnswer, Session session) {
        String answer = firstAnswer;
        List<String> entries = new ArrayList<>(0);
        while (!empty(answer) && entries.size() < MOST_ENTRIES) {
            entries.add(answer);
            answer = session.query(QUESTION);
        }
        return entries;
    }

    private static boolean empty(String answer) {
        int start = !answer.isEmpty() && (answer.charAt(0) == '+' || answer.charAt(0) == '-') ? 1 : 0;
        return answer.length() > start
                && answer.charAt(start) == '0'
                && (answer.length() == start + 1 || answer.charAt(start + 1) == ',');
    }
}
