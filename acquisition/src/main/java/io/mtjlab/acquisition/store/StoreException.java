package io.mtjlab.acquisition.store;

/** The store could not keep or give what it was asked: a full disk, a lost file. The message says what to do. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
