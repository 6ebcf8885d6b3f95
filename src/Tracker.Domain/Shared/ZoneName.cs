namespace Tracker.Domain.Shared;

/// <summary>The name of a time zone in the time zone database, such as <c>Europe/Berlin</c> or <c>UTC</c>.</summary>
public static partial class ZoneName
{
    public const int Longest = 64;
    public const string Rule = "a name of the time zone database, such as Europe/Berlin";

    /// <summary>True if it can be such a name; whether there is such a zone, a machine's database knows.</summary>
    public static bool IsWellFormed(string name) => name.Length <= Longest && Form().IsMatch(name);

    [GeneratedRegex(@"^[A-Za-z]+([_+\-]?[A-Za-z0-9]+)*(/[A-Za-z0-9]+([_+\-]+[A-Za-z0-9]+)*)*\z")]
    private static partial Regex Form();
}
