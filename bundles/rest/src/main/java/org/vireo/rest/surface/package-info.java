/** What the published API has, whether it is served here or not. */
package org.vireo.rest.surface;
