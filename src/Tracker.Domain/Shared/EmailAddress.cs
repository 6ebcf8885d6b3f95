namespace Tracker.Domain.Shared;

/// <summary>E-mail addresses, of which only the form is known here.</summary>
public static class EmailAddress
{
    /// <summary>In UTF-16 characters.</summary>
    public const int Longest = 254;

    /// <summary>Null if mail could be sent there.</summary>
    public static Rejection? Refuses(string email, string field)
    {
        if (TextLimits.Refuses(email, field, Longest) is { } refused) return refused;
        var at = email.IndexOf('@', StringComparison.Ordinal);
        return at < 1 || at != email.LastIndexOf('@') || at == email.Length - 1 || email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
            ? Implausible(field)
            : null;
    }

    public static Rejection Implausible(string field) => Rejection.Invalid("An e-mail address must have the form name@host.", field);
}
