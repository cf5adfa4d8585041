/** What the API serves, as the build found it: collections, actions, types. */
package org.vireo.ctl.model;
