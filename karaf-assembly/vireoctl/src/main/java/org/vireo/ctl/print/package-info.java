/** How objects are shown. */
package org.vireo.ctl.print;
