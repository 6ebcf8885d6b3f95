using System.Globalization;

namespace Tracker.Text.Tests;

/// <summary>How many random cases the suite runs: 1,000,000, or what <see cref="Variable"/> says.</summary>
internal static class Cases
{
    public const string Variable = "TRACKER_TEST_CASES";

    public static int All { get; } =
        int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var given) ? given : 1_000_000;

    /// <summary>Random texts on which every law is checked.</summary>
    public static int Laws => All / 4;

    /// <summary>Edits in simulated conversations of many clients.</summary>
    public static int Edits => All - Laws;
}
