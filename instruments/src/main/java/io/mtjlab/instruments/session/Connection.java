package io.mtjlab.instruments.session;

/** One connected link with what arrives on it and the time that its exchanges have. */
record Connection(Link link, Incoming incoming, Deadline deadline) {

    Connection(Link link, byte terminator) {
        this(link, new Incoming(link, terminator), new Deadline(link));
    }

    void close() {
        deadline.release();
        link.close();
    }
}
