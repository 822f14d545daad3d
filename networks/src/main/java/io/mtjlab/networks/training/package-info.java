/** How weights come about: recipes, the trainer, checkpoints. */
@NullMarked
package io.mtjlab.networks.training;

import org.jspecify.annotations.NullMarked;
