/** {@code vireoctl}, the command line of Vireo. */
package org.vireo.ctl;
