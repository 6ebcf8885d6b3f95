namespace Tracker.Client.Tests.Simulation;

/// <summary>How often a simulation is played: as often as it says, or as <c>TRACKER_TEST_ROUNDS</c> asks for.</summary>
internal static class Rounds
{
    public static int Or(int usual) => int.TryParse(Environment.GetEnvironmentVariable("TRACKER_TEST_ROUNDS"), out var asked) ? asked : usual;
}
