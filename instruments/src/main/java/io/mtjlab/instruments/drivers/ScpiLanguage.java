package io.mtjlab.instruments.drivers;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.session.Session;

/** The command set that an instrument with several of them has been switched to ({@code *LANG?}). */
final class ScpiLanguage {

    private ScpiLanguage() {}

    /** @throws InvalidInput, with what to do, when it speaks another one */
    static void require(Session session, String wanted) {
        String spoken = session.query("*LANG?").strip();
        if (!spoken.equalsIgnoreCase(wanted)) {
            throw new InvalidInput(session.role() + " at " + session.resource() + " speaks " + spoken + ", right is "
                    + wanted + ": send '*LANG " + wanted
                    + "' (or choose it in its menu: System, Settings, Command Set), then switch it off and on");
        }
    }
}
