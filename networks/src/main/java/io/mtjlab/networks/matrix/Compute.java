package io.mtjlab.networks.matrix;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What computes: a matrix library and the threads that call it. */
public final class Compute implements AutoCloseable {

    /** System property that chooses the library: {@code java} leaves the native one alone. */
    public static final String LIBRARY_PROPERTY = "mtjlab.blas";

    private static final Logger LOG = LoggerFactory.getLogger(Compute.class);

    private final Blas blas;
    private final Crew crew;

    public Compute(Blas blas, int threads) {
        this.blas = blas;
        this.crew = new Crew(threads);
    }

    /** OpenBLAS where it loads, else Java; says which one in the log and in {@link Blas#name}. */
    public static Compute withThreads(int threads) {
        return new Compute(chooseBlas(), threads);
    }

    private static Blas chooseBlas() {
        if ("java".equals(System.getProperty(LIBRARY_PROPERTY))) {
            return inJava("as " + LIBRARY_PROPERTY + " asks");
        }
        try {
            Blas openBlas = new OpenBlas();
            LOG.debug("matrix products by {}", openBlas.name());
            return openBlas;
        } catch (LinkageError | RuntimeException e) {
            // JavaCPP reports a missing or unfit library in several ways; all mean the same here.
            return inJava("no native library loads here: " + e);
        }
    }

    private static Blas inJava(String why) {
        Blas java = new JavaBlas();
        LOG.warn("matrix products by {}, slower than OpenBLAS ({})", java.name(), why);
        return java;
    }

    public Blas blas() {
        return blas;
    }

    public Crew crew() {
        return crew;
    }

    @Override
    public void close() {
        crew.close();
    }
}
