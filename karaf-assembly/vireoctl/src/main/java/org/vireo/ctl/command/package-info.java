/** The commands of the program. */
package org.vireo.ctl.command;
