package io.mtjlab.instruments.session.prologix;

import io.mtjlab.instruments.visa.GpibResource;

/** An address as adapters want it: a secondary address is the byte that is sent on the bus. */
record GpibAddress(String numbers) {

    /** For what concerns the adapter alone. */
    static final GpibAddress NONE = new GpibAddress("");

    private static final int SECONDARY_BASE = 96;

    static GpibAddress of(GpibResource resource) {
        return new GpibAddress(
                resource.secondary().isPresent()
                        ? resource.primary() + " "
                                + (SECONDARY_BASE + resource.secondary().getAsInt())
                        : Integer.toString(resource.primary()));
    }
}
