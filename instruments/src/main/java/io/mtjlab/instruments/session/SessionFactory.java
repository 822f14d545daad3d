package io.mtjlab.instruments.session;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.visa.ResourceString;

/** Opens the session of a role: {@link Sessions#open} to an instrument, {@link TranscriptReplay} to a recording of it. */
@FunctionalInterface
public interface SessionFactory {

    /**
     * @param resource where the instrument is, or was
     * @throws LinkException when there is no connection to be had
     */
    Session open(String role, ResourceString resource, LabClock clock, SessionOptions options);
}
