// Most of what a browser does is waiting, for a pause in typing or for half a minute in which a release can be undone: some stories go on beside one another.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]

namespace Tracker.System.Tests;

/// <summary>Tests that measure, or kill servers under load: each has the machine for itself.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
