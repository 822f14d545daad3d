package io.mtjlab.instruments.scpi;

import java.util.List;

import io.mtjlab.instruments.session.Session;

/** How a dialect tells whether it accepted a command. */
public interface StatusCheck {

    /** Commands and the question after them, as they go out together. */
    String append(String commands);

    /** The complaints behind the first answer, all of them; asks on until there are no more. Empty is good. */
    List<String> complaints(String firstAnswer, Session session);

    /** Takes away what is left from before us. */
    default List<String> drain(Session session) {
        return complaints(session.query(append("")), session);
    }
}
