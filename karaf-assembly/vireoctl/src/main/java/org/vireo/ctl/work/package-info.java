/** What commands have in common: finding objects, changing them, waiting for jobs. */
package org.vireo.ctl.work;
