/** What a step of a campaign may say: one table a kind, from which parser, messages and documentation come. */
@NullMarked
package io.mtjlab.protocols.parameter;

import org.jspecify.annotations.NullMarked;
