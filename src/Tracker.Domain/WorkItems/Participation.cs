namespace Tracker.Domain.WorkItems;

/// <summary>What is known of a list: nothing, that the body lists none, or entries.</summary>
public enum Presence { Unknown, NoneListed, Listed }

/// <summary>Whether an item has editors, supporting members or contributions.</summary>
public static class Participation
{
    public static Presence Of(ClaimBook book, Listed list)
    {
        var entries = list switch
        {
            Listed.Editors => book.Facts<Editor>().Any(),
            Listed.SupportingMembers => book.Facts<SupportingMember>().Any(),
            Listed.Contributions => book.Facts<Contribution>().Any(),
            Listed.Adoptions => book.Facts<Adoption>().Any(),
            _ => false,
        };
        if (entries) return Presence.Listed;
        return book.Facts<NoneListed>().Any(n => n.What == list) ? Presence.NoneListed : Presence.Unknown;
    }
}
