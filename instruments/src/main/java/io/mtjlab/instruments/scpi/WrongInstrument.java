package io.mtjlab.instruments.scpi;

import java.util.List;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.visa.ResourceString;

/** Somebody else lives at the address that the bench file gives. */
public final class WrongInstrument extends InvalidInput {

    private static final long serialVersionUID = 1L;

    public WrongInstrument(String role, ResourceString resource, List<String> expected, String got) {
        super(role + " at " + resource + " is the wrong instrument: expected *IDN? to tell "
                + String.join(" and ", expected) + ", got '" + got + "'; check model and resource in the bench file");
    }
}
