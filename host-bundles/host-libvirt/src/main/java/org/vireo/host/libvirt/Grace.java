package org.vireo.host.libvirt;

import java.time.Duration;

/**
 * How long a guest may take. Immutable.
 *
 * @param boot after which a guest without agent counts as up
 * @param shutdown after which a guest that ignores a request counts as up again
 */
record Grace(Duration boot, Duration shutdown) {}
