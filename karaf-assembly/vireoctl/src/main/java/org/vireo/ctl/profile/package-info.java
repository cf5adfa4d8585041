/** Which engines the user knows, and the logins there. */
package org.vireo.ctl.profile;
