package org.vireo.reporting.sizing;

import java.time.Instant;
import java.util.UUID;
import org.vireo.model.ByteSize;

/**
 * A snapshot that is kept. Immutable.
 *
 * @param vm whose
 * @param machine what that is called
 * @param description of the snapshot
 * @param taken when
 * @param size that its images take
 */
record Kept(UUID vm, String machine, String description, Instant taken, ByteSize size) {}
