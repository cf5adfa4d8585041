/** How the program ends. */
package org.vireo.ctl.exit;
