namespace Tracker.Domain.Programs;

/// <summary>What taking part costs.</summary>
public enum CostKind { Dues, Travel, Labour, Hosting, Translation }

/// <summary>How large an organisation is that takes part.</summary>
public enum OrganizationSize { Small, Medium, Large }

/// <summary>What one kind of cost comes to for an organisation of one size.</summary>
/// <param name="For">What it buys, such as a study period or three meetings.</param>
/// <param name="Source">Who estimated it, or where it is written.</param>
public sealed record CostLine(EntityId Id, CostKind Kind, OrganizationSize Size, string For, Amount Amount, string Source)
{
    public const int Most = 500;

    /// <summary>Null if every field keeps its rule.</summary>
    public Rejection? Refuses(string field) =>
        TextLimits.Demands(For, field + ".for", TextLimits.Title)
        ?? Amount.Refuses(Amount.Currency, field + ".amount") ?? TextLimits.Demands(Source, field + ".source", TextLimits.Title);
}
