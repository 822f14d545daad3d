package io.mtjlab.instruments.scpi;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.instruments.session.Session;

/**
 * The standard event status register (IEEE 488.2, section 11.5.1), for instruments without an error queue: reading it
 * with {@code *ESR?} clears it.
 */
public enum EventStatus implements StatusCheck {
    /** As the standard has it. */
    STANDARD(List.of("", "", "query error", "device-dependent error", "execution error", "command error", "", "")),
    /** As SRS has it (SR830 manual, section 5, "Standard Event Status Byte"). */
    SRS(List.of("input queue overflow", "", "query error", "", "execution error", "command error", "", ""));

    private static final String QUESTION = "*ESR?";

    private final List<String> meanings;

    EventStatus(List<String> meanings) {
        this.meanings = meanings;
    }

    @Override
    public String append(String commands) {
        return commands.isEmpty() ? QUESTION : commands + "\n" + QUESTION;
    }

    @Override
    public List<String> complaints(String firstAnswer, Session session) {
        int register;
        try {
            register = Integer.parseInt(firstAnswer.strip().replace("+", ""));
        } catch (NumberFormatException e) {
            return List.of("*ESR? was answered with '" + firstAnswer + "', which is not a number");
        }
        List<String> complaints = new ArrayList<>(0);
        for (int bit = 0; bit < meanings.size(); bit++) {
            if ((register >> bit & 1) == 1 && !meanings.get(bit).isEmpty()) {
                complaints.add(meanings.get(bit) + " (*ESR? bit " + bit + ")");
            }
        }
        return complaints;
    }
}
