/** Forms of text: what is read and what is printed. */
package org.vireo.ctl.text;
