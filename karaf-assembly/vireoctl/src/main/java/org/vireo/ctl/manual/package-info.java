/** What the build writes beside the program: manual pages and completion. */
package org.vireo.ctl.manual;
