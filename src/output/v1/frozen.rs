//! How a frozen type is made of the one that it shows.

/// A frozen form of `T`.
pub(in crate::output) trait Frozen<T> {
    /// That of `from`.
    fn of(from: &T) -> Self;
}

macro_rules! plain {
    ($($type:ty),*) => {
        $(impl Frozen<$type> for $type {
            fn of(from: &$type) -> Self {
                from.clone()
            }
        })*
    };
}

plain!(bool, i64, u32, f64, String);

impl<A: Frozen<B>, B> Frozen<Vec<B>> for Vec<A> {
    fn of(from: &Vec<B>) -> Self {
        from.iter().map(A::of).collect()
    }
}

impl<A: Frozen<B>, B> Frozen<Option<B>> for Option<A> {
    fn of(from: &Option<B>) -> Self {
        from.as_ref().map(A::of)
    }
}

impl<A: Frozen<B>, B, C: Frozen<D>, D> Frozen<(B, D)> for (A, C) {
    fn of((first, second): &(B, D)) -> Self {
        (A::of(first), C::of(second))
    }
}

/// `Name of path::Type { field: Type, … }`: a struct that is written and described as it stands here, with each field from the
/// one of the same name.
macro_rules! frozen {
    ($($(#[$about:meta])* $name:ident of $from:ty { $($(#[$is:meta])* $field:ident: $type:ty,)* })*) => {
        $($(#[$about])*
        #[derive(JsonSchema, Serialize)]
        pub(in crate::output) struct $name {
            $($(#[$is])* $field: $type,)*
        }

        impl Frozen<$from> for $name {
            fn of(from: &$from) -> Self {
                Self { $($field: Frozen::of(&from.$field),)* }
            }
        })*
    };
}

/// `Name of path::Type { Word, … }`: an enumeration of words.
macro_rules! words {
    ($($(#[$about:meta])* $name:ident of $from:ty { $($word:ident),* })*) => {
        $($(#[$about])*
        #[derive(JsonSchema, Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub(in crate::output) enum $name {
            $($word),*
        }

        impl Frozen<$from> for $name {
            fn of(from: &$from) -> Self {
                match from {
                    $(<$from>::$word => Self::$word,)*
                }
            }
        })*
    };
}
